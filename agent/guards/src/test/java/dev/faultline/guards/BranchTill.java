package dev.faultline.guards;

/** Inherits guarded methods. */
public class BranchTill extends Till {}
