/**
 * The console in a headless Chromium. {@link io.github.leadmock.browser.BrowserExtension} starts
 * one browser for all classes and skips them, saying so, where there is none.
 */
package io.github.leadmock.browser;
