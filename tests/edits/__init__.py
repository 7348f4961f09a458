"""Tests of edits: a package, so that their files may be called as others are."""
