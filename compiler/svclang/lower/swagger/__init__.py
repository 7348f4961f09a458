"""The parts of a Swagger document: operations, integrations, security, models."""
