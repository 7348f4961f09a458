"""The parts of a template: roles and policies, log groups, versions, the stage of an API."""
