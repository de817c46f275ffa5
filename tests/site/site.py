#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""site.py DUIKAN SOURCE BUILD - build the site of corpus/ and look at all of it

crawl.py walks the pages; valid.py holds the TEI against its schemas.
"""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    duikan, source, build = sys.argv[1:4]
    site = os.path.join(build, 'site')
    shutil.rmtree(site, ignore_errors=True)
    made = subprocess.run([duikan, 'build', '--quiet', '-o', site,
                           os.path.join(source, 'corpus')],
                          stderr=subprocess.PIPE, text=True)
    clean = made.returncode == 0
    print('%sok 1 - the site is built without complaint' %
          ('' if clean else 'not '))
    if not clean:
        print('# exit %d' % made.returncode)
    for line in made.stderr.splitlines()[:20]:
        print('# ' + line)
    status = not clean
    plan, out = 1, []
    for tool in (['crawl.py', site], ['valid.py', source, site]):
        run = subprocess.run([sys.executable, os.path.join(HERE, tool[0])] +
                             tool[1:], stdout=subprocess.PIPE, text=True)
        status |= run.returncode
        for line in run.stdout.splitlines():
            if line.startswith('1..'):
                continue
            if line.startswith(('ok', 'not ok')):
                plan += 1
                head, rest = line.split(' - ', 1)
                line = '%s %d - %s' % (head.rsplit(' ', 1)[0], plan, rest)
            out.append(line)
    print('\n'.join(out))
    print('1..%d' % plan)
    return status


if __name__ == '__main__':
    sys.exit(main())
