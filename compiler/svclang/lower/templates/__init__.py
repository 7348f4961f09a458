"""Mapping templates of API Gateway: Velocity, selection patterns, headers."""
