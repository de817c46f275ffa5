/* SPDX-License-Identifier: MIT */
/* schema.h - schema.sql and indices.sql, made into C by embed.py */
#ifndef SCHEMA_H
#define SCHEMA_H
extern const char schema_sql[];
extern const char indices_sql[];
#endif
