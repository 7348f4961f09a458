"""The formatter: text of a `.svc` file in, the same file in its one canonical form out."""
