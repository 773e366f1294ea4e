"""What is seen and touched: widgets over the values of core and the state of app."""
