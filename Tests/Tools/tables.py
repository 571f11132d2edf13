"""Tables of the measuring tools."""


def percent(value):
    return "-" if value is None else f"{100 * value:.2f}"


def total(values):
    values = [value for value in values if value is not None]
    return sum(values[1:], values[0]) if values else None


def print_table(head, rows):
    """First column to the left, the others to the right."""
    rows = [head, *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]
        print("  ".join(cells).rstrip())


def with_sum(groups):
    """`groups`: (name, members); one more of all, where there are several."""
    groups = list(groups)
    everything = [member for _, members in groups for member in members]
    return [*groups, ("all", everything)] if len(groups) > 1 else groups
