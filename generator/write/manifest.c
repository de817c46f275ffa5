/* SPDX-License-Identifier: MIT */
#include "manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_OFF = DIGEST_HEX + 2 };

void
manifest_put(struct buffer *out, struct slice path, const struct digest *digest)
{
	digest_hex(digest, buffer_room(out, DIGEST_HEX));
	out->n += DIGEST_HEX;
	buffer_puts(out, "  ");
	buffer_put(out, path);
	buffer_putc(out, '\n');
}

bool
manifest_open(struct manifest *m, int at)
{
	struct stat st;
	int fd = openat(
	    at, MANIFEST_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	*m = (struct manifest){0};
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		m->file = fdopen(fd, "r");
	if (m->file == NULL)
		close(fd);
	return m->file != NULL;
}

void
manifest_close(struct manifest *m)
{
	if (m->file != NULL)
		fclose(m->file);
	free(m->line);
	*m = (struct manifest){0};
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

static bool
digest_parse(struct digest *d, const char *hex)
{
	for (size_t i = 0; i < sizeof(d->byte); i++) {
		int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		d->byte[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

bool
manifest_next(struct manifest *m)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t n;

	if (m->file == NULL || m->at_end || m->malformed)
		return false;
	/* A line of its own: the one before is compared with it. */
	n = getline(&line, &capacity, m->file);
	m->at_end = n < 0;
	m->malformed = ferror(m->file) ||
		       (n >= 0 && (n <= PATH_OFF + 1 || line[n - 1] != '\n' ||
				      memcmp(line + DIGEST_HEX, "  ", 2) != 0 ||
				      !digest_parse(&m->digest, line)));
	if (m->at_end || m->malformed) {
		free(line);
		return false;
	}
	struct slice path = {line + PATH_OFF, (size_t)n - PATH_OFF - 1};

	m->malformed = m->line != NULL && slice_cmp(m->path, path) >= 0;
	free(m->line);
	m->line = line;
	m->path = path;
	return !m->malformed;
}

bool
manifest_valid(int at)
{
	struct manifest m;
	bool valid = manifest_open(&m, at);

	while (manifest_next(&m))
		continue;
	valid = valid && !m.malformed;
	manifest_close(&m);
	return valid;
}
