"""Example cases as data: with these a wording is tried, listed and checked before it meets a real case."""
