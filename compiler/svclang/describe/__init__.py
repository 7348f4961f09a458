"""What a service has, for people and for programs: `svc describe`.

settled model ─inventory→ Inventory ─text→ tables
                                    ─as_json→ JSON
                                    ─graph→ Graph ─mermaid, svg→ a picture
"""
