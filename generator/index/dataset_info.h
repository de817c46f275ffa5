/* SPDX-License-Identifier: MIT */
/* dataset_info.h - what the files in data/ are, for programs and for people
 *
 * `sheet_rows` is how many rows the workbook may have; 0: there is none. */
#ifndef DATASET_INFO_H
#define DATASET_INFO_H
#include "buffer.h"
#include "catalogue.h"

/* datapackage.json: Frictionless Data Package, version 1. */
bool dataset_package(
    struct buffer *out, struct catalogue *c, size_t sheet_rows);
/* figures.csv-metadata.json: W3C, Metadata Vocabulary for Tabular Data. */
bool dataset_csvw(struct buffer *out, struct catalogue *c, size_t sheet_rows);
/* README.md: how the numbers were read. False if the database fails. */
bool dataset_readme(struct buffer *out, struct catalogue *c, size_t sheet_rows);
#endif
