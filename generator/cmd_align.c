/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "json.h"
#include "pipeline.h"
#include "record.h"
#include "rooms.h"
#include "tabular.h"

static const char help[] =
    "Usage: duikan align [OPTION...] [PATH...]\n"
    "\n"
    "Prints the beads of articles: which Chinese and which English sentences\n"
    "or paragraphs render each other, with texts and scores.\n"
    "\n"
    "  --level LEVEL          sentence (default) or paragraph\n"
    "  --format FORMAT        tsv (default) or jsonl\n"
    "  --encoding NAME        utf-8 (default) or gb18030\n"
    "  --max-size SIZE        reject larger files (default 16M)\n"
    "  -j, --jobs N           threads; default: one a processor\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help\n"
    "\n"
    "Example:\n"
    "  duikan align --level paragraph corpus\n";
