"""What a page says, decided before any template sees it: frozen data, one module a kind of page.

Addresses in views are counted from the site's root; templates make links of them.
"""
