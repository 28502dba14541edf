/**
 * Sign-in, roles, scopes and the audit trail: who is calling, and what that role may do. Which
 * services a caller sees is for the rooms that own them.
 */
package org.joinedup.access;
