module acme.app {}
