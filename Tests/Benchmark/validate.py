#!/usr/bin/env python3
"""What a careful script does: validate.py SCHEMA LIST loads each file of the list with PyYAML's C loader and validates it with jsonschema-rs."""
import json
import pathlib
import sys

import jsonschema_rs
import yaml


def main():
    validator = jsonschema_rs.validator_for(json.loads(pathlib.Path(sys.argv[1]).read_text()))
    faults = 0
    for path in pathlib.Path(sys.argv[2]).read_text().split("\n")[:-1]:
        with open(path, "rb") as file:
            for document in yaml.load_all(file, yaml.CSafeLoader):
                for error in validator.iter_errors(document):
                    faults += 1
                    print(f"{path}: {error.message}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
