"""`credit report`: results on one self-contained page. Templates write the HTML and the SVG, modules say what is shown.

Charts are drawn by our own templates: a chart library would bring its own look, fonts or scripts, and none of the light
ones gives text alternatives, colours for light and dark, and a second drawing for narrow screens.
"""
