/* SPDX-License-Identifier: MIT */
#include "bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checksums.h"

/* Deflate's first level: the data is text, which it makes a fifth of, and
 * the others take three times as long for a tenth more. */
#define OPTIONS "zip:compression-level=1"

/* Files are read and the archive is written in pieces of so many bytes. */
enum { PIECE = 1 << 16 };

struct bundle {
	struct diag *diag;
	struct archive *zip;
	struct slice path; /* of the ZIP */
};

static bool
fail(const struct bundle *b, struct slice path, const char *words)
{
	diag(b->diag, DIAG_CANNOT_WRITE, (struct location){.path = path},
	    slice_of(words));
	return false;
}

static bool
check(const struct bundle *b, int result)
{
	const char *words;

	if (result >= ARCHIVE_WARN)
		return true;
	words = archive_error_string(b->zip);
	return fail(b, b->path, words != NULL ? words : "libarchive failed");
}

/* What compressing would not make smaller, or is large and makes slow. */
static bool
is_stored(struct slice path)
{
	return slice_ends(path, SLICE(".db")) ||
	       slice_ends(path, SLICE(".xlsx")) ||
	       slice_ends(path, SLICE(".zip"));
}

static bool
copy_data(const struct bundle *b, const struct published *f, int fd)
{
	char bytes[PIECE];
	ssize_t n;

	while ((n = read(fd, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(b, f->path, strerror(errno));
		if (archive_write_data(b->zip, bytes, (size_t)n) != n)
			return check(b, ARCHIVE_FATAL);
	}
	return true;
}

static bool
add_header(
    const struct bundle *b, const struct published *f, const struct stat *st)
{
	struct archive_entry *entry = archive_entry_new();
	bool ok;

	if (entry == NULL)
		return fail(b, b->path, strerror(ENOMEM));
	archive_entry_set_pathname(entry, f->path.p);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, st->st_size);
	/* Before 1980 a ZIP's time is 1980-01-01 in any time zone. */
	archive_entry_set_mtime(entry, 0, 0);
	ok =
	    check(b, is_stored(f->path)
			 ? archive_write_zip_set_compression_store(b->zip)
			 : archive_write_zip_set_compression_deflate(b->zip)) &&
	    check(b, archive_write_header(b->zip, entry));
	archive_entry_free(entry);
	return ok;
}

static bool
add_file(const struct bundle *b, const struct published *f)
{
	int fd = open(f->staged, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	bool ok;

	if (fd < 0 || fstat(fd, &st) != 0) {
		fail(b, f->path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	ok = add_header(b, f, &st) && copy_data(b, f, fd) &&
	     check(b, archive_write_finish_entry(b->zip));
	close(fd);
	return ok;
}

static bool
write_zip(struct bundle *b, const char *staged, const published_list *files)
{
	bool ok = check(b, archive_write_set_format_zip(b->zip)) &&
		  check(b, archive_write_set_options(b->zip, OPTIONS)) &&
		  check(b, archive_write_set_bytes_per_block(b->zip, PIECE)) &&
		  check(b, archive_write_open_filename(b->zip, staged));

	VEC_EACH (f, files)
		ok = ok && add_file(b, f);
	return ok && check(b, archive_write_close(b->zip));
}

bool
bundle_write(
    struct publication *p, struct diag *d, const char *folder, const char *zip)
{
	struct arena *a = arena_new();
	struct bundle b = {
	    .diag = d, .path = arena_printf(a, "%s/%s", folder, zip)};
	published_list files = {0};
	const char *staged;
	bool ok;

	ok = checksums_put(p, folder) &&
	     (staged = publication_stage(p, b.path)) != NULL;
	if (ok) {
		publication_list(p, a, slice_of(folder), &files);
		b.zip = archive_write_new();
		ok = b.zip != NULL && write_zip(&b, staged, &files);
		archive_write_free(b.zip);
		ok = ok && publication_note(p, b.path);
	}
	arena_free(a);
	return ok;
}
