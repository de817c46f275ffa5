/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "lexicon_parts.h"
#include "table.h"
#include "utf8.h"

/* A chance as `duikan train` writes it: 0 or 1 or digits behind "0.". */
static bool
parse_chance(struct slice s, float *chance)
{
	char buf[24], *end;

	if (s.n == 0 || s.n >= sizeof(buf) || (s.p[0] != '0' && s.p[0] != '1'))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!cp_is_digit((unsigned char)s.p[i]) && s.p[i] != '.')
			return false;
	memcpy(buf, s.p, s.n);
	buf[s.n] = '\0';
	*chance = strtof(buf, &end);
	return *end == '\0' && *chance <= 1;
}

static bool
is_stem(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\'' && (s.p[i] < 'a' || s.p[i] > 'z'))
			return false;
	return s.n > 0 && s.n < STEM_MAX;
}

void
learnt_read(struct lexicon *x, struct arena *a, struct diag *d,
    struct slice path, struct slice text)
{
	enum { ZH_CELL, EN_CELL, TO_EN, TO_ZH, LEAST, MOST };
	struct table t;

	table_parse(&t, a, d, path, text, LEAST, MOST);
	for (size_t i = 0; i < t.nrows; i++) {
		const struct slice *cell = t.row[i].cell;
		float to_en, to_zh;
		size_t off = 0;
		uint32_t cp =
		    cell[ZH_CELL].n > 0 ? utf8_next(cell[ZH_CELL], &off) : 0;

		if (!cp_is_han(cp) || off != cell[ZH_CELL].n)
			diag(
			    d, DIAG_TABLE_BAD_CELL, t.row[i].at, cell[ZH_CELL]);
		else if (!is_stem(cell[EN_CELL]))
			diag(
			    d, DIAG_TABLE_BAD_CELL, t.row[i].at, cell[EN_CELL]);
		else if (!parse_chance(cell[TO_EN], &to_en))
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, cell[TO_EN]);
		else if (!parse_chance(cell[TO_ZH], &to_zh))
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, cell[TO_ZH]);
		else
			lexicon_add_learnt(x, cp, cell[EN_CELL], to_en, to_zh);
	}
}
