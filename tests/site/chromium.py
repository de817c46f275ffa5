# SPDX-License-Identifier: MIT
"""chromium.py - a headless Chromium that a test drives

Speaks the DevTools protocol over the pipe of --remote-debugging-pipe (messages
that end with NUL on the descriptors 3 and 4), so that nothing but Python and
the browser is needed. A Page notes what a reader would never see: errors, and
every request.
"""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Gone(Exception):
    """The browser does not run, or no longer."""


class Chromium:
    def __init__(self):
        binary = shutil.which('chromium') or shutil.which('chromium-browser')
        if binary is None:
            raise Gone('there is no Chromium')
        self.profile = tempfile.mkdtemp()
        here, there = os.pipe(), os.pipe()
        self.out, self.into = here[1], there[0]

        def wire():
            # First out of the way: they may be 3 and 4 themselves.
            read, write = os.dup2(here[0], 30), os.dup2(there[1], 31)
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            [binary, '--headless', '--no-sandbox', '--disable-gpu',
             '--disable-quic', '--no-first-run', '--disable-sync',
             '--disable-background-networking', '--disable-component-update',
             '--hide-scrollbars', '--remote-debugging-pipe',
             '--user-data-dir=' + self.profile, 'about:blank'],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=wire)
        os.close(here[0])
        os.close(there[1])
        self.pending, self.events, self.count = b'', [], 0
        self.call('Browser.getVersion')

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.into)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _read(self, until):
        """The next message, or None at the time `until`."""
        while b'\0' not in self.pending:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.into], [], [], left)[0]:
                return None
            more = os.read(self.into, 1 << 16)
            if not more:
                raise Gone('Chromium has ended')
            self.pending += more
        message, self.pending = self.pending.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.count += 1
        message = {'id': self.count, 'method': method, 'params': params}
        if session:
            message['sessionId'] = session
        os.write(self.out, json.dumps(message).encode() + b'\0')
        until = time.monotonic() + 60
        while True:
            answer = self._read(until)
            if answer is None:
                raise Gone('no answer to ' + method)
            if answer.get('id') == self.count:
                if 'error' in answer:
                    raise RuntimeError('%s: %s' % (method, answer['error']))
                return answer['result']
            self.events.append(answer)

    def wait(self, method, session, seconds=30):
        """The next event of that name, those kept so far included."""
        until = time.monotonic() + seconds
        while True:
            for i, e in enumerate(self.events):
                if e.get('method') == method and \
                        e.get('sessionId') == session:
                    return self.events.pop(i)['params']
            answer = self._read(until)
            if answer is None:
                raise Gone('no ' + method)
            self.events.append(answer)

    def page(self):
        return Page(self)


KEYS = {'Tab': 9, 'Enter': 13, 'Escape': 27, 'ArrowUp': 38, 'ArrowDown': 40,
        'ArrowLeft': 37, 'ArrowRight': 39}


class Page:
    def __init__(self, browser):
        self.browser = browser
        target = browser.call('Target.createTarget', url='about:blank')
        self.target, self.at = target['targetId'], None
        self.session = browser.call('Target.attachToTarget', flatten=True,
                                    targetId=self.target)['sessionId']
        for domain in ('Page', 'Runtime', 'Network', 'Log'):
            self.call(domain + '.enable')

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def close(self):
        self.browser.call('Target.closeTarget', targetId=self.target)

    def look(self, width=1280, height=900, dark=False, media='',
             motion='reduce'):
        self.call('Emulation.setDeviceMetricsOverride', width=width,
                  height=height, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia', media=media, features=[
            {'name': 'prefers-color-scheme',
             'value': 'dark' if dark else 'light'},
            {'name': 'prefers-reduced-motion', 'value': motion}])

    def open(self, url):
        # To another anchor of the same page a browser would only scroll.
        for to in ['about:blank'] * (self.at == url.split('#')[0]) + [url]:
            self.call('Page.navigate', url=to)
            self.browser.wait('Page.loadEventFired', self.session)
        self.at = url.split('#')[0]

    def eval(self, expression):
        answer = self.call('Runtime.evaluate', expression=expression,
                           returnByValue=True, awaitPromise=True,
                           userGesture=True)
        if 'exceptionDetails' in answer:
            e = answer['exceptionDetails']
            raise RuntimeError(e.get('exception', {}).get('description') or
                               e['text'])
        return answer['result'].get('value')

    def key(self, name, shift=False):
        common = {'key': name, 'code': name, 'modifiers': 8 if shift else 0,
                  'windowsVirtualKeyCode': KEYS[name]}
        text = {'Enter': '\r'}.get(name)
        self.call('Input.dispatchKeyEvent', type='keyDown',
                  **dict(common, text=text) if text else common)
        self.call('Input.dispatchKeyEvent', type='keyUp', **common)

    def point(self, expression, click=False):
        """Moves the mouse to the middle of an element, and clicks there."""
        x, y = self.eval(
            '(function () { var e = %s; e.scrollIntoView({block: "center", '
            'behavior: "instant"}); var b = e.getClientRects()[0]; return '
            '[b.left + b.width / 2, b.top + b.height / 2]; })()' % expression)
        kinds = ['mouseMoved'] + (['mousePressed', 'mouseReleased']
                                  if click else [])
        for kind in kinds:
            self.call('Input.dispatchMouseEvent', type=kind, x=x, y=y,
                      button='none' if kind == 'mouseMoved' else 'left',
                      clickCount=int(kind != 'mouseMoved'))

    def picture(self, path):
        import base64
        size = self.call('Page.getLayoutMetrics')['cssContentSize']
        shot = self.call('Page.captureScreenshot', captureBeyondViewport=True,
                         clip=dict(x=0, y=0, width=size['width'],
                                   height=min(size['height'], 6000), scale=1))
        with open(path, 'wb') as f:
            f.write(base64.b64decode(shot['data']))

    def noticed(self):
        """Errors and requests since the last call."""
        errors, requests = [], []
        kept = []
        for e in self.browser.events:
            if e.get('sessionId') != self.session:
                kept.append(e)
                continue
            p, method = e['params'], e['method']
            if method == 'Runtime.exceptionThrown':
                d = p['exceptionDetails']
                errors.append(d.get('exception', {}).get('description') or
                              d['text'])
            elif method == 'Runtime.consoleAPICalled' and \
                    p['type'] in ('error', 'warning', 'assert'):
                errors.append('console: %s' % p['args'])
            elif method == 'Log.entryAdded' and \
                    p['entry']['level'] in ('error', 'warning'):
                errors.append('log: ' + p['entry']['text'])
            elif method == 'Network.requestWillBeSent':
                requests.append(p['request']['url'])
        self.browser.events = kept
        return errors, requests
