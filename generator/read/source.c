/* SPDX-License-Identifier: MIT */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "filename.h"
#include "gb18030.h"
#include "json_article.h"
#include "tei_article.h"
#include "utf8.h"

/* A control of one byte becomes a U+FFFD of three, and offsets are 32 bits. */
enum { SIZE_CEILING = 1 << 30 };

static const struct slice replacement = {"\xef\xbf\xbd", 3};
static const struct slice byte_order_mark = {"\xef\xbb\xbf", 3};

static size_t
size_limit(const struct read_options *o)
{
	if (o == NULL || o->max_size == 0)
		return SOURCE_MAX_SIZE;
	return o->max_size < SIZE_CEILING ? o->max_size : SIZE_CEILING;
}

static bool
reject(
    struct diag *d, enum diag_code code, struct slice name, struct slice detail)
{
	diag(d, code, (struct location){name, SLICE_NONE, 0}, detail);
	return false;
}

/* Rejects the byte that stands at `off` of the file, at the end of `before`,
 * which is the text up to there as far as it is any. */
static bool
reject_byte(struct diag *d, enum diag_code code, struct slice name, size_t off,
    const char *bytes, struct slice before)
{
	char detail[48];

	snprintf(detail, sizeof(detail), "%zu (0x%02x)", off,
	    (unsigned)(unsigned char)bytes[off]);
	if (before.p == NULL)
		before = SLICE("");
	diag(d, code, (struct location){name, before, before.n},
	    slice_of(detail));
	return false;
}

/*
 * UTF-16 without Chinese is half NULs; with it, the byte order mark tells.
 */
static const char *
utf16_sign(struct slice s)
{
	size_t n = s.n < 512 ? s.n : 512, nul[2] = {0, 0};

	if (slice_starts(s, SLICE("\xff\xfe")))
		return "little-endian byte order mark";
	if (slice_starts(s, SLICE("\xfe\xff")))
		return "big-endian byte order mark";
	if (n < 8)
		return NULL;
	for (size_t i = 0; i < n; i++)
		nul[i % 2] += s.p[i] == '\0';
	if (nul[1] > n / 8 && nul[0] == 0)
		return "every second byte is NUL";
	if (nul[0] > n / 8 && nul[1] == 0)
		return "every second byte is NUL";
	return NULL;
}

/* XML 1.0 (2.2, Char) and every Unicode control but tab, LF and CR. */
static bool
must_go(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') ||
	       (cp >= 0x7f && cp < 0xa0) || cp == 0xfffe || cp == 0xffff;
}

static bool
private_use(uint32_t cp)
{
	return (cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000;
}

/* Bytes that a character may have to be looked at for: ASCII's controls, and
 * the lead bytes of C1, U+E000..FFFF and the private planes. */
static const bool suspicious[256] = {
    /* clang-format off */
    [0x00] = 1, 1, 1, 1, 1, 1, 1, 1, 1,
    [0x0b] = 1, 1,
    [0x0e] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    [0x7f] = 1,
    [0xc2] = 1,
    [0xee] = 1, 1,
    [0xf3] = 1, 1,
    /* clang-format on */
};

/* Whether so many bytes are ASCII without controls, U+007F among them: English
 * is, line by line. */
#define PRINTABLE_BYTES 8
static bool
all_printable(const char *p)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t v;

	memcpy(&v, p, PRINTABLE_BYTES);
	return ((v | (v - 0x20 * each) | (v + each)) & 0x80 * each) == 0;
}

/* The first byte of `s` at or after `i` that is suspicious, or its end. */
static size_t
next_suspicious(struct slice s, size_t i)
{
	while (i < s.n) {
		unsigned char u = (unsigned char)s.p[i];

		if (u < 0x80 && s.n - i >= PRINTABLE_BYTES &&
		    all_printable(s.p + i))
			i += PRINTABLE_BYTES;
		else if (!suspicious[u])
			i += u < 0xe0 ? 1 : 3;
		/* U+F900..FFBF: full-width commas, above all. */
		else if (u == 0xef && (unsigned char)s.p[i + 1] >= 0xa4 &&
			 (unsigned char)s.p[i + 1] < 0xbf)
			i += 3;
		else
			break;
	}
	return i < s.n ? i : s.n;
}

struct finds {
	size_t n, first_off;
	uint32_t first;
};

static void
find(struct finds *f, uint32_t cp, size_t off)
{
	if (f->n++ == 0) {
		f->first = cp;
		f->first_off = off;
	}
}

static void
tell_finds(struct source *s, struct arena *a, struct diag *d,
    enum diag_code code, const struct finds *f)
{
	if (f->n > 0)
		diag(d, code, source_at(s, f->first_off),
		    arena_printf(
			a, "%zu (first: U+%04X)", f->n, (unsigned)f->first));
}

/* Copies `in` without what XML forbids. */
static void
copy_clean(struct source *s, struct arena *a, struct diag *d, struct slice in)
{
	struct buffer out = {0};
	struct finds gone = {0}, private = {0};
	size_t from = 0, i = 0;

	while ((i = next_suspicious(in, i)) < in.n) {
		size_t at = i;
		uint32_t cp = utf8_next(in, &i);

		if (private_use(cp))
			find(&private, cp, out.n + (at - from));
		if (!must_go(cp))
			continue;
		buffer_put(&out, (struct slice){in.p + from, at - from});
		find(&gone, cp, out.n);
		buffer_put(&out, replacement);
		from = i;
	}
	if (from == 0) {
		s->text = arena_copy(a, in);
	} else {
		buffer_put(&out, slice_tail(in, from));
		s->text = arena_copy(a, buffer_slice(&out));
	}
	buffer_free(&out);
	tell_finds(s, a, d, DIAG_CONTROLS, &gone);
	tell_finds(s, a, d, DIAG_PRIVATE_USE, &private);
}

bool
source_is_clean(struct slice text)
{
	if (utf8_valid_prefix(text) < text.n ||
	    (text.n > 0 && memchr(text.p, '\0', text.n) != NULL))
		return false;
	for (size_t i = 0; (i = next_suspicious(text, i)) < text.n;)
		if (must_go(utf8_next(text, &i)))
			return false;
	return true;
}

/* Where the line that begins at `off` ends: behind its LF, CR or CRLF. */
static size_t
next_line(struct slice text, size_t off, bool has_cr)
{
	const char *lf;

	if (!has_cr) {
		lf = memchr(text.p + off, '\n', text.n - off);
		return lf != NULL ? (size_t)(lf + 1 - text.p) : text.n;
	}
	while (off < text.n && text.p[off] != '\n' && text.p[off] != '\r')
		off++;
	if (off + 1 < text.n && text.p[off] == '\r' && text.p[off + 1] == '\n')
		off++;
	return off < text.n ? off + 1 : off;
}

static void
count_lines(struct source *s, struct arena *a)
{
	bool has_cr = memchr(s->text.p, '\r', s->text.n) != NULL;
	size_t off, n = 1;

	for (off = 0; off < s->text.n; n++)
		off = next_line(s->text, off, has_cr);
	s->line_start = ARENA_NEW(a, uint32_t, n);
	for (off = 0; off < s->text.n;) {
		s->line_start[s->nlines++] = (uint32_t)off;
		off = next_line(s->text, off, has_cr);
	}
}

bool
source_adopt(struct source *s, struct arena *a, struct slice text)
{
	if (text.n == 0 || text.n > SIZE_CEILING || !source_is_clean(text))
		return false;
	s->text = text;
	count_lines(s, a);
	return true;
}

static bool
gate(struct source *s, struct arena *a, struct diag *d, struct slice bytes)
{
	size_t bad = utf8_valid_prefix(bytes);
	const char *nul = memchr(bytes.p, '\0', bytes.n);

	if (nul != NULL)
		return reject_byte(d, DIAG_NUL_BYTE, s->path,
		    (size_t)(nul - bytes.p), bytes.p,
		    slice_head(bytes, (size_t)(nul - bytes.p)));
	if (bad < bytes.n)
		return reject_byte(d,
		    gb18030_looks_like(bytes, bad) ? DIAG_LOOKS_GB18030
						   : DIAG_NOT_UTF8,
		    s->path, bad, bytes.p, slice_head(bytes, bad));
	if (slice_starts(bytes, byte_order_mark))
		bytes = slice_tail(bytes, byte_order_mark.n);
	if (bytes.n == 0)
		return reject(d, DIAG_EMPTY_FILE, s->path, SLICE_NONE);
	copy_clean(s, a, d, bytes);
	count_lines(s, a);
	return true;
}

static bool
gate_gb18030(
    struct source *s, struct arena *a, struct diag *d, struct slice bytes)
{
	struct buffer b = {0};
	size_t bad;
	bool ok;

	if (gb18030_decode(&b, bytes, &bad))
		ok = gate(s, a, d, buffer_slice(&b));
	else
		ok = reject_byte(d, DIAG_BAD_GB18030, s->path, bad, bytes.p,
		    buffer_slice(&b));
	buffer_free(&b);
	return ok;
}

/* Path and name of `s` are there already. */
static bool
take_bytes(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, const struct read_options *o)
{
	const char *sign;

	if (bytes.n > size_limit(o))
		return reject(d, DIAG_TOO_LARGE, s->path,
		    arena_printf(a, "more than %zu bytes", size_limit(o)));
	if (bytes.n == 0)
		return reject(d, DIAG_EMPTY_FILE, s->path, SLICE_NONE);
	sign = utf16_sign(bytes);
	if (sign != NULL)
		return reject(d, DIAG_LOOKS_UTF16, s->path, slice_of(sign));
	/* A UTF-8 byte order mark speaks louder than --encoding. */
	if (o != NULL && o->encoding == ENCODING_GB18030 &&
	    !slice_starts(bytes, byte_order_mark))
		return gate_gb18030(s, a, d, bytes);
	return gate(s, a, d, bytes);
}

/* Makes the text that `bytes` stand for. */
static bool
take_made(struct source *s, struct arena *a, struct diag *d, struct slice bytes,
    enum source_kind kind, const struct read_options *o)
{
	struct read_options made = {.max_size = o != NULL ? o->max_size : 0};
	struct buffer text = {0}, name = {0};
	enum tei_found found = TEI_ARTICLE;
	char why[160];
	bool ok;

	if (kind == SOURCE_TEI)
		found = tei_article(&text, &name, bytes, why, sizeof(why));
	else if (!json_article(&text, bytes, why, sizeof(why)))
		found = TEI_BAD;
	if (found == TEI_ARTICLE) {
		if (name.n > 0)
			s->name = arena_copy(
			    a, filename_text(a, buffer_slice(&name)));
		ok = take_bytes(s, a, d, buffer_slice(&text), &made);
	} else {
		ok = reject(d,
		    found == TEI_OTHER   ? DIAG_NOT_TEI
		    : kind == SOURCE_TEI ? DIAG_BAD_TEI
					 : DIAG_BAD_JSON,
		    s->path, slice_of(why));
	}
	buffer_free(&name);
	buffer_free(&text);
	return ok;
}

/* XML says so itself; no article begins like that. */
static bool
is_xml(struct slice bytes)
{
	if (slice_starts(bytes, byte_order_mark))
		bytes = slice_tail(bytes, byte_order_mark.n);
	return slice_starts(bytes, SLICE("<?xml")) ||
	       slice_starts(bytes, SLICE("<TEI"));
}

bool
source_take(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, enum source_kind kind, struct slice path,
    struct slice name, const struct read_options *o)
{
	*s = (struct source){
	    .path = arena_copy(a, path), .name = arena_copy(a, name)};
	if (kind == SOURCE_TEXT && is_xml(bytes))
		kind = SOURCE_TEI;
	if (kind == SOURCE_TEXT || bytes.n > size_limit(o) || bytes.n == 0)
		return take_bytes(s, a, d, bytes, o);
	return take_made(s, a, d, bytes, kind, o);
}

bool
source_from_bytes(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, struct slice name, const struct read_options *o)
{
	return source_take(s, a, d, bytes, SOURCE_TEXT, name, name, o);
}

enum source_kind
source_kind_of(struct slice base)
{
	return slice_ends(base, SLICE(".xml")) ? SOURCE_TEI : SOURCE_TEXT;
}

/* Fills `b` up to one byte more than `most`.  False: errno tells why. */
static bool
read_some(struct buffer *b, int fd, size_t most)
{
	while (b->n <= most) {
		size_t want = most + 1 - b->n;
		ssize_t got;

		if (want > 64 * 1024)
			want = 64 * 1024;
		got = read(fd, buffer_room(b, want), want);
		if (got == 0)
			return true;
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0)
			b->n += (size_t)got;
	}
	return true;
}

/* A FIFO or a terminal could hold up the build for ever. */
int
source_open(struct diag *d, const char *path)
{
	struct slice name = slice_of(path);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;

	if (fd < 0 && (errno == ENXIO || errno == ENODEV)) {
		reject(d, DIAG_NOT_A_FILE, name, slice_of("socket or device"));
		return -1;
	}
	if (fd < 0 || fstat(fd, &st) != 0) {
		reject(d, DIAG_CANNOT_READ, name, slice_of(strerror(errno)));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (S_ISREG(st.st_mode))
		return fd;
	close(fd);
	if (S_ISDIR(st.st_mode))
		reject(d, DIAG_CANNOT_READ, name, SLICE("is a folder"));
	else
		reject(d, DIAG_NOT_A_FILE, name, SLICE("pipe or device"));
	return -1;
}

bool
source_slurp(struct buffer *out, struct diag *d, const char *path,
    const struct read_options *o)
{
	bool standard = strcmp(path, "-") == 0, ok;
	int fd = standard ? STDIN_FILENO : source_open(d, path);

	if (fd < 0)
		return false;
	/* Reading one byte beyond the limit is enough to see that there is
	 * more, so that memory stays bounded whatever the file's size. */
	ok = read_some(out, fd, size_limit(o)) ||
	     reject(d, DIAG_CANNOT_READ, slice_of(path),
		 slice_of(strerror(errno)));
	if (!standard)
		close(fd);
	return ok;
}

bool
source_read(struct source *s, struct arena *a, struct diag *d, const char *path,
    struct slice name, const struct read_options *o)
{
	struct buffer b = {0};
	bool ok = source_slurp(&b, d, path, o) &&
		  source_take(s, a, d, buffer_slice(&b),
		      source_kind_of(filename_base(slice_of(path))),
		      slice_of(path), name, o);

	buffer_free(&b);
	return ok;
}

size_t
source_line(const struct source *s, size_t off)
{
	size_t lo = 0, hi = s->nlines;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->line_start[mid] <= off)
			lo = mid;
		else
			hi = mid;
	}
	return lo + 1;
}
