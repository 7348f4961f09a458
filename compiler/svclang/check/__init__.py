"""What others say about the documents, before anybody sees them.

    Swagger ──┬─ openapi-spec-validator ─┐
              ├─ extensions, limits      ├─ problems, each with a path into its document
    template ─┴─ cfn-lint ───────────────┘

`run` calls `openapi`, `extensions` and `cloudformation`, and leaves out what `cache` has a verdict
for. Nothing heavy is imported before it is needed.
"""
