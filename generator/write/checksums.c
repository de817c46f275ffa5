/* SPDX-License-Identifier: MIT */
#include "checksums.h"

#include "manifest.h"

bool
checksums_put(struct publication *p, const char *folder)
{
	struct arena *a = arena_new();
	struct buffer text = {0};
	published_list files = {0};
	bool ok;

	publication_list(p, a, slice_of(folder), &files);
	VEC_EACH (f, &files)
		manifest_put(
		    &text, slice_tail(f->path, strlen(folder) + 1), &f->digest);
	ok = publication_put(
	    p, arena_printf(a, "%s/SHA256SUMS", folder), buffer_slice(&text));
	buffer_free(&text);
	arena_free(a);
	return ok;
}
