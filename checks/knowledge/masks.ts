/** How much of a private number has to be hidden where a list publishes it: 138****1234, 3501**********0123. */

/** Numbers with stars inside, as lists write them. */
export const maskedNumber = /(?<![\dA-Za-z*])[1-9]\d{2,16}[*＊xX×]{1,15}[\dXx]{0,15}(?![\dA-Za-z*])/g;
/** Stars at least: of a mobile number, of an identity number (the day of birth and the serial hide behind ten). */
export const starsNeeded = { mobile: 4, 'id-card': 6 } as const;
export const masksKept = 20;
