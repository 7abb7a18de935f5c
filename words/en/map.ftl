# What Norway says otherwise than the engine does.

map-country-title = The map of Norway
map-country-by-county = By county
map-country-credit = Boundaries of municipalities 2024: © Kartverket, CC BY 4.0, simplified.
map-country-off = Municipalities with no place on the map, whose boundaries are of 2024:
