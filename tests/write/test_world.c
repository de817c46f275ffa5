/* SPDX-License-Identifier: MIT */
/* What publication does when the world fails: FAULTS 21, 23, 26, 28, and a
 * kernel without RENAME_EXCHANGE. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "site.h"

static void
skip(const char *reason)
{
	printf("# skipped: %s\n", reason);
}

/* Runs `child` in a process of its own; its exit status, or -signal. */
static int
in_child(int (*child)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		_exit(child());
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* Builds "two"; 0 if that goes well, 1 and some reports if not. */
static int
build_two(void)
{
	struct diag *d = diag_new();
	bool ok = site_build(d, "two");

	if (!ok && diag_worst(d) != FATAL)
		return 2; /* failed, but did not say so */
	return ok ? 0 : 1;
}

static int
without_space(void)
{
	struct rlimit limit = {2, 2}; /* "two" has three bytes */

	signal(SIGXFSZ, SIG_IGN);
	return setrlimit(RLIMIT_FSIZE, &limit) == 0 ? build_two() : 3;
}

/* FAULTS 21: a file that cannot be written in full */
static void
survives_a_quota(void)
{
	struct diag *d = diag_new();

	site_new();
	CHECK(site_build(d, "one"));
	CHECK(in_child(without_space) == 1);
	CHECK_STR(site_read("pages/a.html"), "one");
	CHECK(site_is_whole());
	CHECK(site_litter() == 0);
	diag_free(d);
	site_remove();
}

static bool
fill(struct publication *p)
{
	char path[32], bytes[4096];

	memset(bytes, 'x', sizeof(bytes));
	for (int i = 0; i < 1000; i++) {
		snprintf(path, sizeof(path), "big/%d", i);
		if (!publication_put(p, slice_of(path),
			(struct slice){bytes, sizeof(bytes)}))
			return false;
	}
	return true;
}

/* FAULTS 21: a full disk, where we may mount one */
static void
survives_a_full_disk(void)
{
	struct diag *d = diag_new();
	struct publication *p;

	site_new();
	if (mount("none", site_root, "tmpfs", 0, "size=256k") != 0) {
		skip("cannot mount a small file system");
		goto out;
	}
	CHECK(site_build(d, "one"));
	p = publication_begin(d, site_out);
	CHECK(!fill(p));
	CHECK(!put(p, "more.html", "after the fault"));
	CHECK(!publication_commit(p));
	publication_end(p);
	CHECK(diag_count(d, DIAG_CANNOT_WRITE) == 1);
	CHECK_STR(site_read("index.html"), "one");
	CHECK(site_litter() == 0);
	CHECK(site_build(d, "two"));
	CHECK_STR(site_read("index.html"), "two");
	CHECK(umount(site_root) == 0);
out:
	diag_free(d);
	site_remove();
}

/* FAULTS 21: no inodes left */
static void
survives_without_inodes(void)
{
	struct diag *d = diag_new();
	struct publication *p;

	site_new();
	if (mount("none", site_root, "tmpfs", 0, "nr_inodes=24") != 0) {
		skip("cannot mount a small file system");
		goto out;
	}
	CHECK(site_build(d, "one"));
	p = publication_begin(d, site_out);
	CHECK(!fill(p));
	publication_end(p);
	CHECK(diag_count(d, DIAG_CANNOT_WRITE) == 1);
	CHECK_STR(site_read("index.html"), "one");
	CHECK(site_litter() == 0);
	CHECK(umount(site_root) == 0);
out:
	diag_free(d);
	site_remove();
}

/* FAULTS 23 */
static void
refuses_what_is_read_only(void)
{
	struct diag *d = diag_new();

	site_new();
	if (mount("none", site_root, "tmpfs", MS_RDONLY, NULL) != 0) {
		skip("cannot mount a read-only file system");
		goto out;
	}
	CHECK(publication_begin(d, site_out) == NULL);
	CHECK(diag_count(d, DIAG_CANNOT_WRITE) == 1);
	CHECK(umount(site_root) == 0);
out:
	diag_free(d);
	site_remove();
}

/* FAULTS 28: nothing can be exchanged with a mount point */
static void
refuses_a_mount_point(void)
{
	struct diag *d = diag_new();

	site_new();
	CHECK(mkdir(site_out, 0777) == 0);
	if (mount("none", site_out, "tmpfs", 0, NULL) != 0) {
		skip("cannot mount");
		goto out;
	}
	CHECK(publication_begin(d, site_out) == NULL);
	CHECK(diag_count(d, DIAG_OUT_MOUNT) == 1);
	CHECK(umount(site_out) == 0);
	CHECK(site_litter() == 0);
out:
	diag_free(d);
	site_remove();
}

/* A mount of the user's inside our folder is not touched. */
static void
stops_at_an_inner_mount(void)
{
	struct diag *d = diag_new();

	site_new();
	CHECK(site_build(d, "one"));
	CHECK(mkdir(site_path("media"), 0777) == 0);
	if (mount("none", site_path("media"), "tmpfs", 0, NULL) != 0) {
		skip("cannot mount");
		goto out;
	}
	site_write("media/film", "mine");
	CHECK(!site_build(d, "two"));
	CHECK(diag_count(d, DIAG_CANNOT_CARRY) == 1);
	CHECK_STR(site_read("index.html"), "one");
	CHECK_STR(site_read("media/film"), "mine");
	CHECK(umount(site_path("media")) == 0);
	CHECK(site_litter() == 0);
out:
	diag_free(d);
	site_remove();
}

/* -- a kernel that lacks a system call -- */

static bool
forbid(int call, int error)
{
	struct sock_filter code[] = {
	    BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 1),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof(code) / sizeof(*code), code};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static int
without_exchange(void)
{
	return forbid(SYS_renameat2, ENOSYS) ? build_two() : 77;
}

static int
without_links(void)
{
	return forbid(SYS_linkat, EPERM) ? build_two() : 77;
}

static int
without_sync(void)
{
	return forbid(SYS_syncfs, EIO) ? build_two() : 77;
}

static void
falls_back_to_renames(void)
{
	struct diag *d = diag_new();
	int status;

	site_new();
	CHECK(site_build(d, "one"));
	site_write("notes.txt", "mine");
	status = in_child(without_exchange);
	if (status == 77) {
		skip("cannot filter system calls");
		goto out;
	}
	CHECK(status == 0);
	CHECK_STR(site_read("index.html"), "two");
	CHECK_STR(site_read("notes.txt"), "mine");
	CHECK(site_is_whole());
	CHECK(site_litter() == 0);
out:
	diag_free(d);
	site_remove();
}

static void
copies_where_links_cannot_be_made(void)
{
	struct diag *d = diag_new();
	struct stat before, after;
	int status;

	site_new();
	CHECK(site_build(d, "one"));
	site_write("notes.txt", "mine");
	CHECK(symlink("notes.txt", site_path("link")) == 0);
	CHECK(chmod(site_path("notes.txt"), 0640) == 0);
	CHECK(stat(site_path("notes.txt"), &before) == 0);
	status = in_child(without_links);
	if (status == 77) {
		skip("cannot filter system calls");
		goto out;
	}
	CHECK(status == 0);
	CHECK_STR(site_read("index.html"), "two");
	CHECK_STR(site_read("link"), "mine");
	CHECK(stat(site_path("notes.txt"), &after) == 0);
	CHECK(after.st_mode == before.st_mode);
	CHECK(after.st_mtim.tv_sec == before.st_mtim.tv_sec);
	CHECK(site_litter() == 0);
out:
	diag_free(d);
	site_remove();
}

static void
does_not_publish_what_is_not_on_disk(void)
{
	struct diag *d = diag_new();
	int status;

	site_new();
	CHECK(site_build(d, "one"));
	status = in_child(without_sync);
	if (status == 77) {
		skip("cannot filter system calls");
		goto out;
	}
	CHECK(status == 1);
	CHECK_STR(site_read("index.html"), "one");
	CHECK(site_litter() == 0);
out:
	diag_free(d);
	site_remove();
}

/* -- FAULTS 26: kill -9 at any moment -- */

static bool use_renames;

static int
traced(void)
{
	if (use_renames && !forbid(SYS_renameat2, ENOSYS))
		return 77;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		return 77;
	raise(SIGSTOP);
	return build_two();
}

/* Lets a build run until it has entered or left `calls` system calls, then
 * kills it. 0 if it has ended before, 1 if it was killed, 77 if there is no
 * tracing here. */
static int
kill_after(int calls)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		_exit(traced());
	waitpid(pid, &status, 0);
	for (int i = 0; i < calls && WIFSTOPPED(status); i++) {
		ptrace(PTRACE_SYSCALL, pid, NULL, NULL);
		waitpid(pid, &status, 0);
	}
	if (!WIFSTOPPED(status))
		return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return 1;
}

/* True when it was killed and, but perhaps for the instant between the two
 * renames, one of the two sites stood there whole; and the next build cleans
 * up. */
static bool
check_killed(struct diag *d, int calls, int *missing)
{
	int how = kill_after(calls);
	struct slice index;

	if (how != 1)
		return false;
	index = site_read("index.html");
	if (slice_eq(index, SLICE("(none)"))) {
		++*missing;
	} else {
		CHECK(slice_eq(index, SLICE("one")) ||
		      slice_eq(index, SLICE("two")));
		CHECK(slice_eq(index, site_read("pages/b.html")));
		CHECK(site_is_whole());
		CHECK_STR(site_read("notes.txt"), "mine");
	}
	CHECK(site_build(d, "one"));
	CHECK_STR(site_read("index.html"), "one");
	CHECK_STR(site_read("notes.txt"), "mine");
	CHECK(site_litter() == 0);
	return true;
}

static void
survive_kills(int most_missing)
{
	struct diag *d = diag_new();
	int calls = 0, missing = 0;
	bool mounted;

	site_new();
	/* In memory, if we may: every build syncs its file system. */
	mounted = mount("none", site_root, "tmpfs", 0, NULL) == 0;
	CHECK(site_build(d, "one"));
	site_write("notes.txt", "mine");
	if (kill_after(1 << 20) == 77) {
		skip("cannot trace");
	} else {
		CHECK(site_build(d, "one"));
		while (check_killed(d, calls, &missing))
			calls++;
		CHECK(calls > 100); /* there was much to interrupt */
		CHECK(missing <= most_missing);
	}
	CHECK(diag_worst(d) == -1);
	CHECK(!mounted || umount(site_root) == 0);
	diag_free(d);
	site_remove();
}

static void
survives_being_killed(void)
{
	use_renames = false;
	survive_kills(0);
}

/* Where names cannot be exchanged there is an instant without a site; the
 * next build brings the old one back. */
static void
survives_being_killed_between_renames(void)
{
	use_renames = true;
	survive_kills(4);
}

int
main(void)
{
	TEST(survives_a_quota);
	TEST(survives_a_full_disk);
	TEST(survives_without_inodes);
	TEST(refuses_what_is_read_only);
	TEST(refuses_a_mount_point);
	TEST(stops_at_an_inner_mount);
	TEST(falls_back_to_renames);
	TEST(copies_where_links_cannot_be_made);
	TEST(does_not_publish_what_is_not_on_disk);
	TEST(survives_being_killed);
	TEST(survives_being_killed_between_renames);
	return test_done();
}
