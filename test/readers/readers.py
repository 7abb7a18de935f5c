"""Reads files as others do, and tells what they find, a line of JSON for each.

    python readers.py csv|xlsx|rdf|shacl|geo|archimate|junit|sarif SHARED... < names of files, a line each

What a reader finds wrong is told as "wrong", and an exception is one: a file that cannot be read is wrong.
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")


def read_csv(path):
    import csv
    import pandas

    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    header, *body = rows
    widths = [i for i, row in enumerate(body) if len(row) != len(header)]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", skip_blank_lines=False)
    wrong = [f"row {i + 1} has another width than the header" for i in widths[:5]]
    if frame.shape != (len(body), len(header)):
        wrong.append(f"pandas reads {frame.shape}, csv {(len(body), len(header))}")
    if len(set(header)) != len(header):
        wrong.append("two columns have one name")
    return {"rows": len(body), "columns": header, "cells": body, "wrong": wrong}


def typed(value):
    import datetime

    if isinstance(value, bool):
        return "bool"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, datetime.datetime):
        return "date" if value.time() == datetime.time() else "moment"
    return type(value).__name__


def plain(value):
    import datetime

    return value.isoformat() if isinstance(value, datetime.datetime) else value


def read_xlsx(path):
    import openpyxl
    import pandas

    sheet = openpyxl.load_workbook(path).active
    header, *body = [list(row) for row in sheet.iter_rows(values_only=True)] or [[]]
    frame = pandas.read_excel(path, dtype=object)
    wrong = []
    if frame.shape != (len(body), len(header)):
        wrong.append(f"pandas reads {frame.shape}, openpyxl {(len(body), len(header))}")
    types = {name: sorted({typed(row[i]) for row in body if row[i] is not None}) for i, name in enumerate(header)}
    cells = [[plain(value) for value in row] for row in body]
    return {"rows": len(body), "columns": header, "types": types, "cells": cells, "wrong": wrong}


SYNTAX = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "jsonld": "json-ld"}


def read_rdf(path):
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(path, format=SYNTAX[path.rsplit(".", 1)[1]])
    quads = list(dataset.quads())
    wrong = []
    for _, _, value, _ in quads:
        # What a literal says of its type is not so.
        if isinstance(value, rdflib.Literal) and value.ill_typed:
            wrong.append(f"{value.n3()} is not of its type")
    graphs = {str(graph) for *_, graph in quads if graph is not None}
    return {"quads": len(quads), "graphs": sorted(graphs), "wrong": wrong[:5]}


def read_shacl(path, *shapes):
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(path)
    told = {}
    wrong = []
    for shape in shapes:
        _, results, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(shape))
        severity = rdflib.SH.resultSeverity
        violations = [one for one, what in results.subject_objects(severity) if what == rdflib.SH.Violation]
        told[shape.rsplit("/", 1)[1]] = len(violations)
        for one in violations[:3]:
            said = [str(results.value(one, rdflib.SH[name])) for name in ("focusNode", "resultPath", "resultMessage")]
            wrong.append(" ".join(said))
    return {"violations": told, "triples": len(data), "wrong": wrong}


def read_geo(path):
    from shapely import unary_union
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = [(one["id"], shape(one["geometry"])) for one in features]
    wrong = [f"{id}: {explain_validity(one)}" for id, one in shapes if not one.is_valid]
    wrong += [f"{one['id']} has no name" for one in features if not one["properties"].get("name")]
    wrong += [f"{id} is empty" for id, one in shapes if one.is_empty]
    area = unary_union([one for _, one in shapes]).area if not wrong else 0
    return {"features": len(shapes), "area": area, "areas": sum(one.area for _, one in shapes), "wrong": wrong[:5]}


def read_archimate(path, schema, table):
    from lxml import etree

    space = "{http://www.opengroup.org/xsd/archimate/3.0/}"
    type_of = "{http://www.w3.org/2001/XMLSchema-instance}type"
    model = etree.parse(path)
    with open(table, encoding="utf-8") as file:
        facts = json.load(file)
    letters = {name: letter for letter, name in facts["letters"].items()}
    # The schema names xml.xsd by an address: it is the one beside it, and nothing is fetched.
    beside = schema.rsplit("/", 1)[0]

    class Beside(etree.Resolver):
        def resolve(self, url, _id, context):
            return self.resolve_filename(f"{beside}/{url.rsplit('/', 1)[1]}", context)

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    schemas = etree.XMLSchema(etree.parse(schema, parser))
    schemas.validate(model)
    wrong = [str(error.message) for error in schemas.error_log][:5]
    elements = {one.get("identifier"): one.get(type_of) for one in model.iter(f"{space}element")}
    counts = {}
    for one in model.iter(f"{space}relationship"):
        kind, ends = one.get(type_of), [elements.get(one.get(end)) for end in ("source", "target")]
        counts[kind] = counts.get(kind, 0) + 1
        row = facts["allowed"].get(ends[0], "").split(" ")
        allowed = row[facts["elements"].index(ends[1])] if ends[1] in facts["elements"] and len(row) > 1 else ""
        if letters.get(kind, "?") not in allowed:
            wrong.append(f"{kind} from {ends[0]} to {ends[1]} is not allowed")
    relations = {one.get("identifier") for one in model.iter(f"{space}relationship")}
    views = []
    for view in model.iter(f"{space}view"):
        nodes = {one.get("identifier"): one for one in view.iter(f"{space}node")}
        lines = list(view.iter(f"{space}connection"))
        for one in nodes.values():
            if one.get("elementRef") is not None and one.get("elementRef") not in elements:
                wrong.append(f"{one.get('identifier')} shows no element")
        for one in lines:
            if one.get("source") not in nodes or one.get("target") not in nodes:
                wrong.append(f"{one.get('identifier')} joins no nodes of its view")
            if one.get("relationshipRef") is not None and one.get("relationshipRef") not in relations:
                wrong.append(f"{one.get('identifier')} shows no relationship")
        places = [[one.get("elementRef"), *(int(one.get(at)) for at in "xywh")] for one in nodes.values()]
        views.append({"name": view.findtext(f"{space}name"), "nodes": places, "lines": len(lines)})
    folders = [item.findtext(f"{space}label") for item in model.iter(f"{space}item") if item.find(f"{space}label") is not None]
    types = sorted(set(elements.values()))
    return {
        "elements": len(elements),
        "types": types,
        "relations": counts,
        "views": views,
        "folders": folders,
        "wrong": sorted(set(wrong))[:8],
    }


def read_png(path):
    import PIL.Image

    with PIL.Image.open(path) as image:
        image.verify()
    with PIL.Image.open(path) as image:
        pixels = image.convert("RGB")
        colours = pixels.getcolors(maxcolors=1 << 24)
        return {"format": image.format, "size": list(image.size), "colours": len(colours), "wrong": []}


def read_pdf(path):
    import pypdf

    file = pypdf.PdfReader(path, strict=True)
    text = "\n".join(page.extract_text() for page in file.pages)
    links = [
        note.get_object()["/A"]["/URI"]
        for page in file.pages
        for note in page.get("/Annots") or []
        if "/URI" in note.get_object().get("/A", {})
    ]
    patterns = [name for page in file.pages for name in (page["/Resources"].get("/Pattern") or {})]
    fonts = [str(font.get_object()["/BaseFont"]) for page in file.pages for font in page["/Resources"]["/Font"].values()]
    root = file.trailer["/Root"]
    return {
        "pages": len(file.pages),
        "text": text,
        "title": file.metadata.title,
        "links": links,
        "patterns": patterns,
        "fonts": fonts,
        "lang": root.get("/Lang"),
        "isTagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
        "wrong": [],
    }


def read_pptx(path):
    import pptx

    file = pptx.Presentation(path)
    slides = list(file.slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    return {
        "slides": len(slides),
        "size": [file.slide_width, file.slide_height],
        "texts": [shape.text_frame.text for shape in shapes if shape.has_text_frame and shape.text_frame.text],
        "kinds": sorted({str(shape.shape_type) for shape in shapes}),
        "shapes": len(shapes),
        "notes": "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide),
        "wrong": [
            f"{shape.name} has no size" for shape in shapes if (shape.width or 0) < 0 or (shape.height or 0) < 0
        ],
    }


def read_book(path):
    import openpyxl

    sheets = openpyxl.load_workbook(path).worksheets
    return {
        "sheets": [sheet.title for sheet in sheets],
        "rows": [[[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in sheets],
        "wrong": [],
    }


def read_junit(path):
    from junitparser import JUnitXml

    report = JUnitXml.fromfile(path)
    cases = [case for suite in report for case in suite]
    outcomes = [[type(one).__name__ for one in case.result] for case in cases]
    told = {"tests": report.tests, "failures": report.failures, "errors": report.errors}
    counted = {
        "tests": len(cases),
        "failures": outcomes.count(["Failure"]),
        "errors": outcomes.count(["Error"]),
    }
    return {
        **counted,
        "skipped": outcomes.count(["Skipped"]),
        "cases": [[case.classname, case.name, case.system_out] for case in cases],
        "wrong": [] if told == counted else [f"it says {told}, and has {counted}"],
    }


def read_sarif(path):
    from sarif import loader

    file = loader.load_sarif_file(path)
    return {
        "tools": file.get_distinct_tool_names(),
        "records": file.get_records(),
        "wrong": [],
    }


READERS = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "rdf": read_rdf,
    "shacl": read_shacl,
    "geo": read_geo,
    "archimate": read_archimate,
    "png": read_png,
    "pdf": read_pdf,
    "pptx": read_pptx,
    "book": read_book,
    "junit": read_junit,
    "sarif": read_sarif,
}


def main():
    reader, *shared = sys.argv[1:]
    for line in sys.stdin:
        path = line.strip()
        try:
            told = READERS[reader](path, *shared)
        except Exception as error:  # whatever a reader says
            told = {"wrong": [f"{type(error).__name__}: {error}"]}
        print(json.dumps({"file": path, **told}))


main()
