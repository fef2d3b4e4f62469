package com.acme.busy;

/** Takes its time to be found. */
public abstract class Slow implements Runnable {}
