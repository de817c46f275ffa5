/* SPDX-License-Identifier: MIT */
/* documents.c - any bytes that say that they are TEI or JSON are refused with
 * a reason or become a text like any other
 *
 * TEI begins with "<", JSON with anything else. */
#include <stdlib.h>

#include "source.h"
#include "target.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct source s;

	if (source_take(&s, a, d, (struct slice){(const char *)data, n},
		n > 0 && data[0] == '<' ? SOURCE_TEI : SOURCE_JSON,
		SLICE("fuzz"), SLICE("fuzz"), NULL)) {
		MUST(s.text.n > 0 && utf8_valid_prefix(s.text) == s.text.n);
		MUST(utf8_valid_prefix(s.name) == s.name.n);
		MUST(memchr(s.text.p, '\0', s.text.n) == NULL);
	} else {
		MUST(diag_worst(d) >= WARNING);
	}
	diag_free(d);
	arena_free(a);
	return 0;
}
