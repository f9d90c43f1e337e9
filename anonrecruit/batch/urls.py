"""Places that are not on this machine, by ``fsspec`` (extra ``anonrecruit[cloud]``): imported when one is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from anonrecruit.errors import UsageError


def opened(url: str) -> tuple[Any, str]:
    """The file system and the path in it. Credentials and endpoints come from where the driver looks for them.

    Raises UsageError where ``fsspec`` or the driver is not installed, or the URL is of no known kind.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError("URLs need the extra 'cloud': pip install 'anonrecruit[cloud]'") from None
    protocol = url.partition("://")[0]
    try:
        files, path = url_to_fs(url, use_listings_cache=False)
    except ImportError:
        raise UsageError(f"the driver for {protocol}:// is not installed (s3fs, gcsfs, adlfs, ...)") from None
    except ValueError:
        raise UsageError(f"there are no URLs of the kind {protocol}://") from None
    return files, path


def protocols(files: Any) -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)


def join(url: str, name: str) -> str:
    return f"{url.rstrip('/')}/{name}"


def names_in(files: Any, path: str) -> Iterator[str]:
    """Names in a remote folder; none where there is no such folder. S3 is asked for a thousand at a time; of other
    file systems ``fsspec`` lists the whole of a folder."""
    if "s3" in protocols(files):
        yield from _s3_names(files, path)
        return
    with suppress(FileNotFoundError):
        yield from (each.rstrip("/").rpartition("/")[2] for each in files.ls(path, detail=False))


def _s3_names(files: Any, path: str) -> Iterator[str]:
    bucket, _, prefix = path.strip("/").partition("/")
    asked = {"Bucket": bucket, "Prefix": f"{prefix}/" if prefix else "", "Delimiter": "/"}
    while True:
        page = files.call_s3("list_objects_v2", **asked)
        found = [each["Key"] for each in page.get("Contents", ())]
        found += [each["Prefix"] for each in page.get("CommonPrefixes", ())]
        yield from (each.removeprefix(asked["Prefix"]).rstrip("/") for each in found)
        if not page.get("IsTruncated"):
            return
        asked["ContinuationToken"] = page["NextContinuationToken"]
