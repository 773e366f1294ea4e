"""The language models: sentence vectors and the entity recogniser; the only home of heavy imports."""
