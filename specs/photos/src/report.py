"""Called every night, with the input that the schedule gives."""


def main(event, context):
    kind = "full" if event.get("full") else "short"
    print(f"a {kind} report")
