"""The grammar of svclang: `svc.lark`, and nothing that imports anything."""
