/* SPDX-License-Identifier: MIT */
#include "sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "arena.h"

/* What newer kernels than our headers know; of the ABI that is named. */
enum {
	FS_REFER = 1 << 13,     /* 2: links and renames across folders */
	FS_TRUNCATE = 1 << 14,  /* 3 */
	FS_IOCTL_DEV = 1 << 15, /* 5 */
	NET_BIND_TCP = 1 << 0,  /* 4 */
	NET_CONNECT_TCP = 1 << 1
};

enum {
	READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	MAKE = LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |
	       LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
	       LANDLOCK_ACCESS_FS_READ_DIR | FS_REFER,
	WRITE = READ | MAKE | LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE,
	/* Of these only a file has some. */
	OF_FILES = LANDLOCK_ACCESS_FS_READ_FILE |
		   LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE
};

/* The rules of the newest kernel that we know of. */
struct ruleset {
	uint64_t fs, net;
};

struct sandbox {
	int fd;
	uint64_t fs; /* rights that this kernel rules */
};

/* Where libraries, their tables (iconv), the time zone and the like are. */
static const char *const system_folders[] = {
    "/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev"};

static struct ruleset
rights_of(long abi)
{
	struct ruleset r = {.fs = (1 << 13) - 1};

	if (abi >= 2)
		r.fs |= FS_REFER;
	if (abi >= 3)
		r.fs |= FS_TRUNCATE;
	if (abi >= 4)
		r.net = NET_BIND_TCP | NET_CONNECT_TCP;
	if (abi >= 5)
		r.fs |= FS_IOCTL_DEV;
	return r;
}

/* Until ABI 2 nothing may be renamed or linked from folder to folder, which a
 * site needs to be published. */
enum { ABI_LEAST = 2 };

struct sandbox *
sandbox_new(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset r = rights_of(abi);
	struct sandbox *s;
	int fd;

	if (abi < ABI_LEAST)
		return NULL;
	fd = (int)syscall(SYS_landlock_create_ruleset, &r,
	    abi >= 4 ? sizeof(r) : sizeof(r.fs), 0);
	if (fd < 0)
		return NULL;
	s = must_alloc(sizeof(*s));
	*s = (struct sandbox){fd, r.fs};
	for (size_t i = 0; i < sizeof(system_folders) / sizeof(*system_folders);
	     i++)
		sandbox_read(s, system_folders[i]);
	return s;
}

void
sandbox_free(struct sandbox *s)
{
	if (s == NULL)
		return;
	close(s->fd);
	free(s);
}

static void
allow(struct sandbox *s, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = rights};
	struct stat st;

	if (s == NULL)
		return;
	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0) {
		if (!S_ISDIR(st.st_mode))
			rule.allowed_access &= OF_FILES;
		rule.allowed_access &= s->fs;
		/* A rule that cannot be added only forbids more. */
		syscall(SYS_landlock_add_rule, s->fd,
		    LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	}
	close(rule.parent_fd);
}

void
sandbox_read(struct sandbox *s, const char *path)
{
	allow(s, path, READ);
}

void
sandbox_make(struct sandbox *s, const char *folder)
{
	allow(s, folder, MAKE);
}

void
sandbox_write(struct sandbox *s, const char *folder)
{
	allow(s, folder, WRITE);
}

static void
allow_around(struct sandbox *s, const char *file, uint64_t rights)
{
	const char *slash = strrchr(file, '/');
	char *folder = strndup(slash != NULL ? file : ".",
	    slash != NULL ? (size_t)(slash - file) + 1 : 1);

	if (folder != NULL)
		allow(s, folder, rights);
	free(folder);
}

void
sandbox_read_around(struct sandbox *s, const char *file)
{
	allow_around(s, file, READ);
}

void
sandbox_write_around(struct sandbox *s, const char *file)
{
	allow_around(s, file, WRITE);
}

bool
sandbox_enter(struct sandbox *s)
{
	bool ok;

	if (s == NULL)
		return false;
	ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	     syscall(SYS_landlock_restrict_self, s->fd, 0) == 0;
	sandbox_free(s);
	return ok;
}
