"""Anything a person can point at becomes an Article; knows no Qt."""
