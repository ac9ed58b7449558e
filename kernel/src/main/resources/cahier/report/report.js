'use strict';
(() => {
    const root = document.documentElement;
    const THEMES = ['system', 'light', 'dark'];
    const KEY = 'cahier-theme';
    let theme = 'system';

    // A page that is opened as a file may be denied storage: the choice then lasts as long as the page.
    const stored = () => {
        try {
            return localStorage.getItem(KEY);
        } catch {
            return null;
        }
    };
    const store = (value) => {
        try {
            localStorage.setItem(KEY, value);
        } catch {
            return;
        }
    };

    const paint = (element) => {
        if (theme === 'system') delete element.dataset.theme;
        else element.dataset.theme = theme;
    };

    const inside = (frame) => frame.contentDocument && frame.contentDocument.documentElement;

    const fit = (frame) => {
        const content = inside(frame);
        if (!content) return;
        if (!frame.classList.contains('paper')) paint(content);
        frame.style.height = '0';
        const bar = content.scrollWidth > content.clientWidth ? 16 : 0;
        frame.style.height = content.scrollHeight + bar + 'px';
    };

    const frames = () => document.querySelectorAll('iframe.html');

    const choose = (value) => {
        theme = THEMES.includes(value) ? value : 'system';
        paint(root);
        for (const label of document.querySelectorAll('.tools .theme span')) label.textContent = theme;
        for (const frame of frames()) {
            const content = inside(frame);
            if (content && !frame.classList.contains('paper')) paint(content);
        }
    };

    // A folded cell that a link leads into opens.
    const reveal = () => {
        const name = decodeURIComponent(location.hash.slice(1));
        const target = name && document.getElementById(name);
        for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    };

    const foldAll = (button) => {
        const folds = button.getAttribute('aria-pressed') !== 'true';
        for (const input of document.querySelectorAll('details.input')) input.open = !folds;
        button.setAttribute('aria-pressed', String(folds));
        button.textContent = folds ? 'Unfold code' : 'Fold code';
    };

    // Pages that are not served safely have no clipboard to write to: what is selected is copied there.
    const write = async (code) => {
        try {
            await navigator.clipboard.writeText(code.textContent);
            return true;
        } catch {
            const selection = getSelection();
            selection.selectAllChildren(code);
            const isCopied = document.execCommand('copy');
            if (isCopied) selection.removeAllRanges();
            return isCopied;
        }
    };

    const addCopyButton = (code, status) => {
        const cell = code.closest('.cell').id.replace('cell-', '');
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'copy';
        button.textContent = 'Copy';
        button.setAttribute('aria-label', 'Copy the code of cell ' + cell);
        let rest = 0;
        button.addEventListener('click', async () => {
            const isCopied = await write(code);
            button.textContent = isCopied ? 'Copied' : 'Selected';
            status.textContent = isCopied ? 'Copied' : 'Selected: press Ctrl+C to copy';
            clearTimeout(rest);
            rest = setTimeout(() => {
                button.textContent = 'Copy';
                status.textContent = '';
            }, 2000);
        });
        code.parentElement.after(button);
    };

    const addCopyButtons = () => {
        const status = document.createElement('p');
        status.className = 'unseen';
        status.setAttribute('role', 'status');
        document.body.append(status);
        for (const code of document.querySelectorAll('.input > pre > code')) addCopyButton(code, status);
    };

    // Marks in the contents which section is being read.
    const follow = () => {
        const links = new Map();
        for (const link of document.querySelectorAll('.contents a')) {
            const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
            if (heading) links.set(heading, link);
        }
        let current = null;
        const mark = () => {
            let now = null;
            for (const heading of links.keys()) {
                if (now && heading.getBoundingClientRect().top > 120) break;
                now = heading;
            }
            if (now === current) return;
            if (current) links.get(current).removeAttribute('aria-current');
            current = now;
            const link = links.get(now);
            link.setAttribute('aria-current', 'true');
            const list = link.closest('aside');
            if (list && list.scrollHeight > list.clientHeight) link.scrollIntoView({block: 'nearest'});
        };
        if (!links.size) return;
        addEventListener('scroll', mark, {passive: true});
        mark();
    };

    choose(stored());
    addEventListener('DOMContentLoaded', () => {
        for (const tools of document.querySelectorAll('.tools')) tools.hidden = false;
        choose(theme);
        for (const button of document.querySelectorAll('.tools .theme')) {
            button.addEventListener('click', () => {
                choose(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
                store(theme);
            });
        }
        for (const button of document.querySelectorAll('.tools .fold')) {
            button.addEventListener('click', () => foldAll(button));
        }
        for (const frame of frames()) {
            frame.addEventListener('load', () => fit(frame));
            fit(frame);
        }
        const contents = document.querySelector('.contents');
        if (contents && matchMedia('(max-width: 60rem)').matches) {
            contents.open = false;
            contents.addEventListener('click', (event) => {
                if (event.target.closest('a')) contents.open = false;
            });
        }
        addCopyButtons();
        follow();
        reveal();
    });
    addEventListener('hashchange', reveal);
    addEventListener('load', () => frames().forEach(fit));
    addEventListener('resize', () => frames().forEach(fit));
    addEventListener('beforeprint', () => frames().forEach(fit));
})();
