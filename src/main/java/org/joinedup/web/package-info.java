/**
 * The HTTP edge that every room shares: problem+json, error pages, page layout and words, security
 * headers. Knows no other room.
 */
package org.joinedup.web;
