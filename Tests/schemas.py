#!/usr/bin/env python3
"""Validates documents and checks source maps for the tests, all in one process: a request as JSON on standard input, the faults on standard output.

Request: {"schemas": {NAME: FILE}, "documents": [{"name", "schema", "file" | "text", "isDescribed"}], "maps": [{"requests": FILE, "sourceMap": FILE}]}
Answer: {"schemas": {NAME: [FAULT]}, "documents": {NAME: [FAULT]}, "undescribed": {NAME: [POINTER]}, "sourceMap": [FAULT], "sourceMapCount": N}
"""
import json
import re
import sys

try:
    import yaml
    from jsonpointer import JsonPointer, resolve_pointer
    from jsonschema import Draft7Validator
except ImportError as error:
    sys.exit(f"{error}: `make test` installs what is missing")


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """What a loader of the YAML 1.2 core schema gives, with merge keys followed as editors do, and keys by their text."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        self.flatten_mapping(node)
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


def integer(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


for tag, pattern in {
    "null": r"(~|null|Null|NULL|)",
    "bool": r"(true|True|TRUE|false|False|FALSE)",
    "int": r"([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)",
    "float": r"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))",
    "merge": r"<<",
}.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", integer)
CoreLoader.add_constructor("tag:yaml.org,2002:merge", CoreLoader.construct_yaml_str)
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(re.sub(r"\.(?=[a-z])", "", node.value.lower())))


def loaded(document):
    """The documents of a file or text that hold something."""
    if "text" in document:
        data = document["text"]
    else:
        with open(document["file"], "rb") as file:
            data = file.read()
    if document["name"].endswith(".json"):
        return [json.loads(data)]
    return [value for value in yaml.load_all(data, CoreLoader) if value is not None]


def misfits(schema, root, place=""):
    """The examples and defaults of a schema, and of those in it, that do not fit what they stand in."""
    if isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from misfits(inner, root, f"{place}/{index}")
    if not isinstance(schema, dict):
        return
    values = [*schema["examples"]] if isinstance(schema.get("examples"), list) else []
    if "default" in schema and "description" in schema:
        values.append(schema["default"])
    validator = Draft7Validator({**schema, "definitions": root.get("definitions", {})})
    for value in values:
        yield from (f"{place}: {json.dumps(value)} does not fit: {fault.message[:300]}" for fault in validator.iter_errors(value))
    for key, inner in schema.items():
        if key not in ("examples", "default", "enum", "const"):
            yield from misfits(inner, root, f"{place}/{key}")


def faults_of_document(document, validators):
    try:
        values = loaded(document)
    except yaml.YAMLError as error:
        return [f"not readable: {error}"]
    validator = validators[document["schema"]]
    return [f"{number}:{fault.json_path}: {fault.message[:300]}" for number, value in enumerate(values) for fault in validator.iter_errors(value)]


def parts_that_count(schema, value, root):
    """The schemas that speak of a value: the schema itself, what it refers to, and the branches that its conditions choose."""
    yield schema
    inner = list(schema.get("allOf", []))
    if "$ref" in schema:
        inner.append(resolve_pointer(root, schema["$ref"].removeprefix("#")))
    if "if" in schema:
        inner.append(schema.get("then" if Draft7Validator(schema["if"]).is_valid(value) else "else", {}))
    for part in inner:
        yield from parts_that_count(part, value, root)


def undescribed(value, schemas, root, parts=()):
    """The pointers of keys that no schema describes, in objects whose keys the schemas list."""
    counting = [part for schema in schemas for part in parts_that_count(schema, value, root)]
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from undescribed(inner, [part["items"] for part in counting if "items" in part], root, parts + (index,))
    elif isinstance(value, dict) and any("properties" in part for part in counting):
        for key, inner in value.items():
            known = [part["properties"][key] for part in counting if key in part.get("properties", {})]
            if any("description" in schema for schema in known):
                yield from undescribed(inner, known, root, parts + (key,))
            else:
                yield JsonPointer.from_parts(parts + (key,)).path


def pointers(value, parts=()):
    """The pointers of a value and of everything below it."""
    yield JsonPointer.from_parts(parts).path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from pointers(inner, parts + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from pointers(inner, parts + (index,))


def faults_of_place(place):
    """Whether the line and column of a place are those of its offset, and its range shows something."""
    with open(place["file"], encoding="utf-8", newline="") as file:
        data = file.read().encode()
    before = data[: place["offset"]].decode()
    position = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    if position != (place["line"], place["column"]):
        yield f"{place['file']}: offset {place['offset']} is at {position}, not {(place['line'], place['column'])}"
    if not data[place["offset"] : place["end"]].decode().strip():
        yield f"{place['file']}: nothing stands at {place['offset']}..<{place['end']}"


def faults_of_map(requests, maps):
    if [request["order"] for request in requests] != [entry["order"] for entry in maps]:
        yield "the orders of requests and source maps differ"
    for request, entry in zip(requests, maps):
        listed = [item["pointer"] for item in entry["entries"]]
        for pointer in {pointer for pointer in listed if listed.count(pointer) > 1}:
            yield f"{request['order']}: {pointer!r} has two entries"
        for pointer in listed:
            if resolve_pointer(request["body"], pointer, default=...) is ...:
                yield f"{request['order']}: {pointer!r} leads to nothing in the body"
        for pointer in sorted(set(pointers(request["body"])) - set(listed)):
            yield f"{request['order']}: {pointer!r} has no entry"
        for item in entry["entries"]:
            origin = item["origin"]
            if origin["kind"] not in ("source", "default") or origin["kind"] == "default" and not origin["reason"]:
                yield f"{request['order']}: {item['pointer']!r} has no origin"
            for fault in faults_of_place(origin if origin["kind"] == "source" else origin["near"]):
                yield f"{request['order']}: {item['pointer']!r}: {fault}"


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    request = json.load(sys.stdin)
    schemas = {name: read(path) for name, path in request["schemas"].items()}
    validators = {name: Draft7Validator(schema) for name, schema in schemas.items()}
    metaschema = Draft7Validator(Draft7Validator.META_SCHEMA)
    maps = [(read(pair["requests"])["requests"], read(pair["sourceMap"])["requests"]) for pair in request["maps"]]
    json.dump(
        {
            "schemas": {
                name: [f"{fault.json_path}: {fault.message}" for fault in metaschema.iter_errors(schema)] + list(misfits(schema, schema))
                for name, schema in schemas.items()
            },
            "documents": {document["name"]: faults_of_document(document, validators) for document in request["documents"]},
            "undescribed": {
                document["name"]: [pointer for value in loaded(document) for pointer in undescribed(value, [schema], schema)]
                for document in request["documents"]
                if document.get("isDescribed")
                for schema in [schemas[document["schema"]]]
            },
            "sourceMap": [fault for requests, sources in maps for fault in faults_of_map(requests, sources)],
            "sourceMapCount": sum(len(entry["entries"]) for _, sources in maps for entry in sources),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
