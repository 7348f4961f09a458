"""Fed with events of the bus and with lines of logs; a real service would call somebody."""


def handle(event, context):
    print("alarm:", event.get("detail", "trouble in the logs"))
