"""What others say about the documents, before anybody sees them.

    Swagger ──┬─ openapi-spec-validator ─┐
              ├─ extensions, templates   ├─ problems, each with a path into its document
    template ─┼─ cfn-lint                │
              └─ stack ──────────────────┘

`run` calls `openapi`, `extensions`, `cloudformation` and `stack`, and leaves out what `cache` has a
verdict for. Nothing heavy is imported before it is needed.
"""
