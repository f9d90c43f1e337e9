"""``python -m anonrecruit`` is the ``anonrecruit`` command."""

from anonrecruit.cli import main

if __name__ == "__main__":  # each worker process of a batch imports this file again
    main(prog_name="anonrecruit")
