"""How the window looks: a theme of bundled fonts and plain colours, one style sheet, one script. Nothing from a CDN."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr

TITLE = "Ask the survey report"
TAGLINE = "Published figures, exactly as printed, with the place they are printed."

# Of the fonts that Gradio ships this one is whole; its 'Lora', 'Source Sans 3' and all semibolds lack most letters.
_SANS = (gr.themes.LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "Segoe UI", "Arial", "sans-serif")
_MONO = ("ui-monospace", "SFMono-Regular", "Consolas", "Liberation Mono", "monospace")


def theme() -> gr.themes.Base:
    """Gradio's plainest theme; the colours are those of the style sheet, so that light and dark stand in one place."""
    return gr.themes.Base(font=_SANS, font_mono=_MONO, radius_size=gr.themes.sizes.radius_sm).set(
        body_background_fill="var(--paper)",
        body_background_fill_dark="var(--paper)",
        body_text_color="var(--ink)",
        body_text_color_dark="var(--ink)",
        background_fill_primary="var(--paper)",
        background_fill_primary_dark="var(--paper)",
        background_fill_secondary="var(--sheet)",
        background_fill_secondary_dark="var(--sheet)",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        border_color_primary="var(--rule)",
        border_color_primary_dark="var(--rule)",
        input_background_fill="var(--sheet)",
        input_background_fill_dark="var(--sheet)",
        input_border_color="var(--edge)",
        input_border_color_dark="var(--edge)",
        input_border_width="1px",
        input_placeholder_color="var(--faint)",
        input_placeholder_color_dark="var(--faint)",
        link_text_color="var(--link)",
        link_text_color_dark="var(--link)",
    )


def head() -> str:
    """What goes into the page's head: style sheet and script, inline.

    Not as Gradio's `css`: that is rewritten rule by rule, and a comma inside `:is(…)` breaks the rule in two.
    """
    return f"<style>{_read('page.css')}</style><script>{_read('page.js')}</script>"


def masthead() -> str:
    """The top of the page as HTML."""
    return f'<header class="masthead"><h1>{TITLE}</h1><p>{TAGLINE}</p></header>'


def _read(name: str) -> str:
    return files("assistant.web").joinpath(name).read_text(encoding="utf-8")
