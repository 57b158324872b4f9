"""framing inside other people's pipelines: a component of spaCy, a transformer of scikit-learn."""
