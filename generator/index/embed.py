#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""embed.py OUT.c FILE...: each file as a C string named after it.

schema.sql becomes `const char schema_sql[]`: bytes, since a string literal
may be no longer than 4,095 in C11.
"""
import pathlib
import re
import sys

out = ["/* made by embed.py */", '#include "schema.h"']
for name in sys.argv[2:]:
    path = pathlib.Path(name)
    data = path.read_bytes() + b"\0"
    out.append(f"const char {re.sub('[^a-z]', '_', path.name)}[] = {{")
    for i in range(0, len(data), 16):
        out.append("\t" + ", ".join(
            str(b if b < 128 else b - 256) for b in data[i:i + 16]) + ",")
    out.append("};")
pathlib.Path(sys.argv[1]).write_text("\n".join(out) + "\n")
