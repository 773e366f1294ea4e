"""State, jobs, settings, actions and themes: everything of the program but what is seen and touched."""
