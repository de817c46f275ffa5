/* SPDX-License-Identifier: MIT */
/* schema.h - schema.sql and other files of SQL and text, made into C by
 * embed.py */
#ifndef SCHEMA_H
#define SCHEMA_H
extern const char schema_sql[];
extern const char indices_sql[];
extern const char claims_sql[];
extern const char dataset_readme_md[];
#endif
