package com.acme.choices;

import java.util.logging.LogManager;

/** The program's own choice. */
public final class OwnLogManager extends LogManager {}
