"""What all documents are made with: values, references, and the merging of raw hatches."""
