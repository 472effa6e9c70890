"""Medallion's memory backend, with its nested loops replaced by look-ups.

What it answers is what medallion answers: pages, tokens, headers and statuses are medallion's own code. Its filters compare every object
with every entry of the manifest, which takes a quarter of an hour for one question about 50,000 objects; and it copies all of them to find
out whether a collection may be read.

One fault of its own is put right: it takes the `version` of a certificate or of software for the version of the object, and answers 500 to
whoever asks for a collection with one in it.
"""

from medallion.backends import memory_backend
from medallion.backends.memory_backend import MemoryBackend
from medallion.common import determine_spec_version, string_to_datetime
from medallion.filters import basic_filter
from medallion.filters.basic_filter import BasicFilter

CONTENT = ("manifest", "responses", "objects")


def find_att(thing):
    """When an object, or the object of an entry of the manifest, was written; the entries alone have no other property for it than `version`."""
    name = next(one for one in ("modified", "created", "_date_added", "version") if one in thing)
    return string_to_datetime(thing[name])


basic_filter.find_att = find_att


def key_of(thing):
    return thing["id"], find_att(thing)


class IndexedFilter(BasicFilter):
    def sort_and_paginate(self, data, limit, manifest):
        if not manifest or not data:
            return super().sort_and_paginate(data, limit, manifest)
        manifest.sort(key=lambda entry: entry["date_added"])
        dates = {key_of(entry): (at, entry["date_added"]) for at, entry in enumerate(manifest)}
        found = sorted((dates[key_of(one)] + (one,) for one in data if key_of(one) in dates), key=lambda row: row[0])
        page = found[:limit] if limit else found
        headers = {"X-TAXII-Date-Added-First": page[0][1], "X-TAXII-Date-Added-Last": page[-1][1]}
        rest = [row[2] for row in found[limit:]] if limit else []
        return [row[2] for row in page], rest, headers

    @staticmethod
    def filter_by_added_after(data, manifest_info, added_after_date):
        if manifest_info is None:
            return BasicFilter.filter_by_added_after(data, manifest_info, added_after_date)
        after = string_to_datetime(added_after_date)
        later = {key_of(entry) for entry in manifest_info if string_to_datetime(entry["date_added"]) > after}
        return [one for one in data if key_of(one) in later]

    @staticmethod
    def filter_by_spec_version(data, spec_):
        if spec_ or any("media_type" in one for one in data):
            return BasicFilter.filter_by_spec_version(data, spec_)
        newest = {}
        for one in data:
            newest[one["id"]] = max(newest.get(one["id"], ""), determine_spec_version(one))
        return [one for one in data if determine_spec_version(one) == newest[one["id"]]]


memory_backend.BasicFilter = IndexedFilter


class IndexedBackend(MemoryBackend):
    def get_collections(self, api_root):
        if api_root not in self.data:
            return None
        collections = self.data[api_root].get("collections", [])
        bare = [{name: value for name, value in one.items() if name not in CONTENT} for one in collections]
        return {"collections": bare} if bare else {}

    def get_collection(self, api_root, collection_id):
        listed = self.get_collections(api_root) or {}
        return next((one for one in listed.get("collections", []) if one["id"] == collection_id), None)
