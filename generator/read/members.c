/* SPDX-License-Identifier: MIT */
#include "members.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>

#include "arena.h"

enum { BLOCK = 64 * 1024 };

struct members {
	struct archive *archive;
	/* libarchive turns names into the encoding of the locale; this
	 * thread has this one while it does. Others do not notice. */
	locale_t utf8;
	bool single;
};

bool
members_supported(void)
{
	return true;
}

static void
allow(struct archive *a, bool single)
{
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_bzip2(a);
	if (single) {
		archive_read_support_format_raw(a);
		return;
	}
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_tar(a);
}

struct members *
members_open(int fd, bool single)
{
	struct members *m = must_alloc(sizeof(*m));

	*m = (struct members){
	    .archive = archive_read_new(),
	    .utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0),
	    .single = single,
	};
	if (m->archive == NULL)
		out_of_memory();
	allow(m->archive, single);
	if (archive_read_open_fd(m->archive, fd, BLOCK) == ARCHIVE_OK)
		return m;
	members_close(m);
	return NULL;
}

void
members_close(struct members *m)
{
	if (m == NULL)
		return;
	archive_read_free(m->archive);
	if (m->utf8 != (locale_t)0)
		freelocale(m->utf8);
	free(m);
}

static void
describe(const struct members *m, struct archive_entry *e, struct member *out)
{
	const char *name = archive_entry_pathname(e);

	if (name == NULL)
		name = archive_entry_pathname_utf8(e);
	*out = (struct member){
	    .name = name != NULL ? slice_of(name) : SLICE("?"),
	    .is_file = archive_entry_filetype(e) == AE_IFREG &&
		       archive_entry_hardlink(e) == NULL,
	    .encrypted = archive_entry_is_encrypted(e) != 0,
	    .size = archive_entry_size_is_set(e) && !m->single
			? archive_entry_size(e)
			: -1,
	};
}

enum members_found
members_next(struct members *m, struct member *out)
{
	locale_t old = m->utf8 != (locale_t)0 ? uselocale(m->utf8) : 0;
	struct archive_entry *e;
	int r;

	do
		r = archive_read_next_header(m->archive, &e);
	while (r == ARCHIVE_RETRY);
	if (r == ARCHIVE_OK || r == ARCHIVE_WARN)
		describe(m, e, out);
	if (old != (locale_t)0)
		uselocale(old);
	if (r == ARCHIVE_EOF)
		return MEMBERS_END;
	return r == ARCHIVE_OK || r == ARCHIVE_WARN ? MEMBERS_ONE
						    : MEMBERS_FAULT;
}

ssize_t
members_read(struct members *m, void *to, size_t n)
{
	ssize_t got;

	do
		got = archive_read_data(m->archive, to, n);
	while (got == ARCHIVE_RETRY);
	return got < 0 ? -1 : got;
}

const char *
members_fault(const struct members *m)
{
	const char *words = archive_error_string(m->archive);

	return words != NULL ? words : "damaged archive";
}
