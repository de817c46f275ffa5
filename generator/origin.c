/* SPDX-License-Identifier: MIT */
#include "origin.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "corpus.h"
#include "folder.h"

enum { PIECE = 1 << 16 };

/* A clock of the file system may tick as seldom as this (FAT: two seconds). */
#define COARSEST ((int64_t)2 * 1000000000)
#define COARSE ((int64_t)20 * 1000000)

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void
origin_begin(struct origin *o)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	*o = (struct origin){.begun = nanoseconds(now)};
}

static void
fold(struct origin *o)
{
	buffer_put(&o->pending,
	    (struct slice){(const char *)o->so_far.byte, sizeof(o->so_far)});
	o->so_far = digest_of(buffer_slice(&o->pending));
	buffer_clear(&o->pending);
}

/* With its length, so that two pieces are not taken for one. */
void
origin_add(struct origin *o, struct slice bytes)
{
	buffer_printf(&o->pending, "%zu:", bytes.n);
	buffer_put(&o->pending, bytes);
	if (o->pending.n >= PIECE)
		fold(o);
}

struct digest
origin_end(struct origin *o)
{
	fold(o);
	buffer_free(&o->pending);
	return o->so_far;
}

struct digest
origin_end_stamps(struct origin *o)
{
	struct digest d = origin_end(o);

	if (o->unknown || o->newest >= o->begun)
		d = (struct digest){{0}};
	return d;
}

/* -- the program -- */

static bool
add_note(struct origin *o, const ElfW(Nhdr) * note, size_t left)
{
	const char *name = (const char *)(note + 1);
	size_t name_size = ((size_t)note->n_namesz + 3) / 4 * 4;

	if (note->n_type != NT_GNU_BUILD_ID ||
	    sizeof(*note) + name_size + note->n_descsz > left)
		return false;
	origin_add(o, (struct slice){name + name_size, note->n_descsz});
	return true;
}

static bool
add_notes(struct origin *o, const char *p, size_t left)
{
	bool found = false;

	while (left >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)(const void *)p;
		size_t size = sizeof(*note) +
			      ((size_t)note->n_namesz + 3) / 4 * 4 +
			      ((size_t)note->n_descsz + 3) / 4 * 4;

		found |= add_note(o, note, left);
		if (size > left)
			break;
		p += size;
		left -= size;
	}
	return found;
}

static int
add_object(struct dl_phdr_info *info, size_t size, void *origin)
{
	struct origin *o = origin;
	bool found = false;

	for (int i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			found |= add_notes(o,
			    (const char *)info->dlpi_addr +
				info->dlpi_phdr[i].p_vaddr,
			    info->dlpi_phdr[i].p_memsz);
	/* One that was linked without: all of it. */
	if (!found && info->dlpi_name != NULL)
		origin_bytes(o, *info->dlpi_name != '\0' ? info->dlpi_name
							 : "/proc/self/exe");
	return 0;
}

void
origin_program(struct origin *o)
{
	dl_iterate_phdr(add_object, o);
}

/* -- files -- */

static void
add_bytes(struct origin *o, int at, const char *name)
{
	int fd = openat(at, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct digest d = {{0}};

	if (fd < 0 || !digest_of_file(&d, fd))
		o->unknown = true;
	if (fd >= 0)
		close(fd);
	origin_add(o, (struct slice){(const char *)d.byte, sizeof(d)});
}

static void
add_stamp(struct origin *o, int at, const char *name)
{
	struct stat st;
	int64_t newest, coarse = COARSE;

	if (fstatat(at, name, &st, 0) != 0) {
		o->unknown = true;
		return;
	}
	newest = nanoseconds(st.st_mtim);
	if (st.st_ctim.tv_nsec == 0 && st.st_mtim.tv_nsec == 0)
		coarse = COARSEST;
	if (newest < nanoseconds(st.st_ctim))
		newest = nanoseconds(st.st_ctim);
	if (o->newest < newest + coarse)
		o->newest = newest + coarse;
	buffer_printf(&o->pending, "%ju %ju %jd %jd %jd ", (uintmax_t)st.st_dev,
	    (uintmax_t)st.st_ino, (intmax_t)st.st_size,
	    (intmax_t)nanoseconds(st.st_mtim),
	    (intmax_t)nanoseconds(st.st_ctim));
	if (o->pending.n >= PIECE)
		fold(o);
}

/* NOLINTBEGIN(misc-no-recursion): FOLDER_DEPTH deep */
static void
add_below(struct origin *o, int fd, int depth,
    void (*add)(struct origin *o, int at, const char *name))
{
	struct folder f;

	if (depth > FOLDER_DEPTH || !folder_list(&f, fd)) {
		o->unknown = true;
		return;
	}
	for (size_t i = 0; i < f.n; i++) {
		const struct folder_entry *e = &f.entry[i];
		int sub;

		origin_add(o, slice_of(e->name));
		if (!e->is_folder) {
			add(o, fd, e->name);
			continue;
		}
		sub = folder_open(fd, e->name);
		if (sub >= 0) {
			add_below(o, sub, depth + 1, add);
			close(sub);
		}
		origin_add(o, SLICE(".."));
	}
	folder_release(&f);
}
/* NOLINTEND(misc-no-recursion) */

static void
add_path(struct origin *o, const char *path,
    void (*add)(struct origin *o, int at, const char *name))
{
	struct stat st;
	int fd;

	if (path == NULL || stat(path, &st) != 0) {
		o->unknown = o->unknown || (path != NULL && errno != ENOENT &&
					       errno != ENOTDIR);
		origin_add(o, SLICE("none"));
		return;
	}
	if (!S_ISDIR(st.st_mode)) {
		add(o, AT_FDCWD, path);
		return;
	}
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		o->unknown = true;
		return;
	}
	add_below(o, fd, 0, add);
	close(fd);
}

void
origin_bytes(struct origin *o, const char *path)
{
	add_path(o, path, add_bytes);
}

void
origin_stamps(struct origin *o, const char *path)
{
	add_path(o, path, add_stamp);
}

void
origin_articles(struct origin *o, const struct corpus *c, origin_way *way)
{
	/* They are files: no need to look whether they are folders. */
	void (*add)(struct origin * o, int at, const char *name) =
	    way == origin_stamps ? add_stamp : add_bytes;

	origin_add(o, c->name);
	o->unknown |= c->standard_input.p != NULL;
	VEC_EACH (f, &c->files) {
		origin_add(o, f->path);
		origin_add(o, f->name);
		if (!f->contained)
			add(o, AT_FDCWD, f->path.p);
	}
	VEC_EACH (path, &c->containers) {
		origin_add(o, *path);
		add(o, AT_FDCWD, path->p);
	}
	VEC_EACH (x, &c->corrections) {
		origin_add(o, x->path);
		add(o, AT_FDCWD, x->path.p);
	}
}
